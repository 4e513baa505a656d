"""The sentences that the hall itself says, in both languages, as data."""

from collections.abc import Mapping

from handoff.domain.language import Language

SENTENCES: Mapping[str, tuple[str, str]] = {
    "opened": ("会话已开始", "Conversation started"),
    "queued": (
        "正在为您转接人工客服，请稍候。",
        "Connecting you to a colleague. One moment, please.",
    ),
    "queued_nobody": (
        "目前没有客服在线。您可以继续等待、给我们留言，或先回到智能助手。",
        "Nobody is at the desk right now. You can keep waiting, leave a message, or go back to the assistant.",
    ),
    "offered": ("已邀请 {agent} 接待", "Offered to {agent}"),
    "declined": ("{agent} 未接受", "{agent} declined"),
    "missed": ("{agent} 未及时应答", "{agent} did not answer in time"),
    "accepted": ("客服 {agent} 为您服务", "{agent} is with you now"),
    "agent_lost": (
        "客服的网络连接中断，我们为您保留位置。",
        "Your agent's connection dropped. We are holding your place.",
    ),
    "agent_back": ("客服已重新连接。", "Your agent is back."),
    "requeued": (
        "正在为您转接另一位客服，您无需重复说明。",
        "We are finding another colleague. You will not need to repeat yourself.",
    ),
    "returned": (
        "已转回智能助手，有问题请继续提问。",
        "You are back with the assistant. Ask away.",
    ),
    "cancelled_wait": (
        "已取消等待，智能助手继续为您服务。",
        "You left the queue. The assistant is with you again.",
    ),
    "closed": (
        "会话已结束，感谢您的咨询。",
        "This conversation has ended. Thank you for contacting us.",
    ),
    "rated": ("客户评分：{score} 分", "Customer rating: {score}"),
    "case_opened": ("已登记，编号 {number}。", "Recorded under number {number}."),
    "bot_down": (
        "智能助手暂时无法回答。您的消息已保存，您可以转人工，或留言由我们回复。",
        "The assistant cannot answer right now. Your message is saved. You can talk to a person, or leave a message and we will reply.",
    ),
    "bot_back": ("智能助手已恢复。", "The assistant is back."),
    "late_reply_dropped": ("智能助手的迟到回复已丢弃", "A late reply of the assistant was dropped"),
    "talk_to_person": ("转人工", "Talk to a person"),
    "leave_message": ("留言", "Leave a message"),
    "back_to_bot": ("返回智能助手", "Back to the assistant"),
    "customer": ("客户 {label}", "Customer {label}"),
}

REFUSALS: Mapping[str, tuple[str, str]] = {
    "bad_request": (
        "请求有误，请检查后重试。",
        "That request was not understood. Please check it and try again.",
    ),
    "too_long": ("内容过长，请分开发送。", "That is too long. Please send it in parts."),
    "unauthorised": ("请重新登录。", "Please sign in again."),
    "forbidden": ("您没有此操作的权限。", "You are not permitted to do that."),
    "not_found": ("没有找到。", "Not found."),
    "not_allowed_now": ("当前状态下不能这样操作。", "That is not possible right now."),
    "conversation_closed": (
        "会话已结束，请开始新的会话。",
        "This conversation has ended. Please start a new one.",
    ),
    "offer_gone": (
        "该会话已被接起或邀请已过期。",
        "This conversation was taken, or the offer has expired.",
    ),
    "bad_choice": (
        "该选项已失效，请直接输入您的问题。",
        "That option is no longer available. Please type your question.",
    ),
    "already_rated": ("您已评价过，谢谢。", "You have already rated this conversation. Thank you."),
    "too_many": ("操作过于频繁，请稍后再试。", "Too many attempts. Please try again shortly."),
    "bot_unavailable": ("智能助手暂时无法回答。", "The assistant cannot answer right now."),
    "unavailable": (
        "系统繁忙，请重试，您的内容不会丢失。",
        "We are busy. Please try again; nothing was lost.",
    ),
    "internal_error": ("系统出错了，请稍后重试。", "Something went wrong. Please try again later."),
}


def say(key: str, language: Language, **parts: object) -> str:
    """Return the sentence in the reader's language."""
    return _pick(SENTENCES[key], language).format(**parts)


def refusal(code: str, language: Language) -> str:
    """Return what to tell a person for an error code."""
    return _pick(REFUSALS[code], language)


def _pick(pair: tuple[str, str], language: Language) -> str:
    return pair[0] if language is Language.ZH else pair[1]
