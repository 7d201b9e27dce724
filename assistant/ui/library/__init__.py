"""The librarian's tab: what the library holds, files added and taken away, builds, versions, the bibliography."""
