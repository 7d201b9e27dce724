"""What is said out of courtesy and asks nothing: 谢谢, "Thanks a lot!", 你好."""

from __future__ import annotations

import re

_SAID = (
    r"(?:(?:多谢|谢谢|感谢|非常感谢|十分感谢|太好了|很好|好的?|行|嗯+|哦+|明白|懂|清楚|知道|了解|收到|没问题|没有?了|不用|您好|你好|大家好|早上好"
    r"|下午好|晚上好|嗨|哈喽|再见|拜拜|辛苦|厉害|不错)(?:您|你们?|了|啦|啊|呀|的|帮助|回答|解答|吗)*"
    r"|(?:many )?thanks|thank you|thx|ty|cheers|great|perfect|good|nice|ok(?:ay)?|fine|got it|i see|understood"
    r"|all right|alright|hello|hi|hey|good (?:morning|afternoon|evening)|(?:good)?bye|see you"
    r"|well done|no problem|never mind"
    r"|(?:that (?:is|was)|that['’]s) (?:all|great|helpful|very helpful|it|clear)"
    r"|very (?:much|helpful)|so much|a lot|again|there|everyone|for (?:your|the) (?:help|answer)|that helps)"
)
_BETWEEN = r"(?:[\s，,。.！!；;、~～…:：)]+|$|(?=[\u3400-\u9fff]))"


def is_courtesy(said: str) -> bool:
    """Whether nothing but courtesies are said, so that there is nothing to look for."""
    return bool(re.fullmatch(f"(?:{_SAID}{_BETWEEN})+", said.strip(), re.IGNORECASE))
