"""Every word on the screen, in both languages."""

from __future__ import annotations

from index.document import Language

WORDS: dict[Language, dict[str, str]] = {
    "en": {
        "title": "Bilingual research assistant",
        "heading": "# Bilingual research assistant\n"
        "Soft law and rule connectivity: every statement is a quote from your library, in Chinese or English.",
        "source_heading": "### Source",
        "question": "Question",
        "placeholder": "Ask in English or 中文 …",
        "clear": "New conversation",
        "examples": "Examples",
        "conversation": "Conversation",
        "no_source": "Click a citation mark such as [1] to see the quote on its page.",
        "page": "Page",
        "page_number": "page {number} of {count} in the file",
        "paragraph": "Paragraph",
        "paragraph_count": "of {count} in the file",
        "leaf": "In the file",
        "section": "Section",
        "quote": "Quote in context",
        "page_image": "Page {label} of {title}, the quote highlighted",
        "recognised": "The text of this page was recognised from its picture ({percent} % sure): check the wording.",
        "no_file": "The file is no longer in the sources folder, so its page cannot be shown.",
        "empty": "Please type a question.",
        "too_long": "The question is too long (at most {limit} characters). Ask in a sentence or two.",
    },
    "zh": {
        "title": "双语研究助手",
        "heading": "# 双语研究助手\n软法与规则“软联通”：每一句回答都逐字引自您的文库，中英文互查。",
        "source_heading": "### 出处",
        "question": "问题",
        "placeholder": "请用中文或 English 提问……",
        "clear": "新对话",
        "examples": "示例",
        "conversation": "对话",
        "no_source": "点击引文标号（如 [1]），即可在原页上查看引文。",
        "page": "页码",
        "page_number": "文件第 {number} 页，共 {count} 页",
        "paragraph": "段落",
        "paragraph_count": "文件共 {count} 段",
        "leaf": "文件原文",
        "section": "章节",
        "quote": "引文与上下文",
        "page_image": "《{title}》第 {label} 页，引文已标出",
        "recognised": "本页文字由图像识别得出（置信度 {percent}%），引用前请核对原页。",
        "no_file": "原文件已不在文库文件夹中，无法显示该页。",
        "empty": "请输入问题。",
        "too_long": "问题过长（最多 {limit} 个字符），请用一两句话提问。",
    },
}


def interface_language(accept: str) -> Language:
    """The screen's language from a browser's Accept-Language header: Chinese where it is preferred, else English."""
    return "zh" if accept.strip().lower().startswith("zh") else "en"
