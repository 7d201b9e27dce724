"""Text in a document that is addressed to a language model and not to a reader: it is no source.

What is found is set aside whole, so that neither the order nor what it wants said is quoted or proves anything.
"""

from __future__ import annotations

import re

from index.language import fold

_SPACE = re.compile(r"\s+")
_WHAT = r"(?:instruction|prompt|direction|guideline|rule|command|message|context|order)s?"
_EARLIER = r"(?:previous|prior|earlier|preceding|above|foregoing|system|your)"
_ORDER = re.compile(
    r"\b(?<!not )(?<!never )(?:ignore|disregard|forget|override|bypass|overrule)\b(?: \w+){0,3}? "
    rf"(?:{_EARLIER}(?: \w+){{0,3}}? {_WHAT}|(?:all|any)(?: \w+){{0,2}}? (?:instruction|prompt|command)s?)\b"
    rf"|\b(?:ignore|disregard|forget) (?:everything|anything|all (?:of )?(?:that|the above|this))\b"
    r"|\b(?:new|updated|real|actual) instructions?\s*[:：]"
    r"|\b(?:system|developer) (?:prompt|message|instruction)s?\b"
    r"|\byou are (?:now |no longer )?(?:a|an|the)? ?(?:\w+ )?(?:ai|llm|chatbot|language model|assistant|gpt\w*)\b"
    r"|\b(?:ai|llm|language model|chatbot|assistant)s?\b[^.]{0,60}\b(?:must|should|shall|please|have to) "
    r"(?:now |only |always |not )*(?:answer|say|write|output|reply|respond|state|print|claim|ignore|tell)\b"
    r"|\b(?:answer|respond|reply|write|output|say|state|print|claim|tell (?:the )?(?:user|reader))\b[^.]{0,40}"
    r"\b(?:instead of|regardless of|no matter what|to the user|in your (?:answer|reply|response|output))\b"
    r"|\bif you are (?:an? )?(?:ai|llm|language model|chatbot|assistant)\b"
    r"|<\|?(?:im_start|im_end|system|assistant|user|endoftext)\|?>|\[/?inst\]|<</?sys>>"
    r"|(?:忽略|无视|忘记|忘掉|不要理会|不理会|抛开)[^。；\n]{0,12}(?:指令|指示|提示|命令|规则|要求|上文|以上内容|前文)"
    r"|(?:系统|开发者)(?:提示词?|指令|消息)|提示词注入|你(?:现在)?是一?[个名]?[^。\n]{0,8}(?:助手|模型|机器人|人工智能)"
    r"|(?:语言模型|大模型|人工智能助手|智能助手|ai)[^。；\n]{0,20}(?:必须|应当|应该|请|务必)[^。；\n]{0,8}(?:回答|输出|写|说|回复|声称)"
    r"|请(?:你)?(?:务必)?(?:在(?:你的)?(?:回答|答案|回复)中)[^。\n]{0,10}(?:写|说|输出|加入|声称)|(?:新|真正)的?指令[:：]",
)


def holds_order(text: str) -> bool:
    """Whether ``text`` tells a language model what to do; it may be spread over lines and written in any width."""
    return bool(_ORDER.search(_SPACE.sub(" ", fold(text))))
