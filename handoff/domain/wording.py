"""The sentences that the hall itself says, in both languages, as data."""

from collections.abc import Mapping

from handoff.domain.language import Language

SENTENCES: Mapping[str, tuple[str, str]] = {
    "file_for_people": (
        "文件已收到并妥善保存。智能助手看不了文件，需要时请转人工，客服能看到它。",
        "Your file has arrived and is kept safe. The assistant cannot read files; a person can, if you ask for one.",
    ),
    "opened": ("会话已开始", "Conversation started"),
    "queued": (
        "正在为您转接人工客服，请稍候。",
        "Connecting you to a colleague. One moment, please.",
    ),
    "queued_nobody": (
        "目前没有客服在线。您可以继续等待、给我们留言，或先回到智能助手。",
        "Nobody is at the desk right now. You can keep waiting, leave a message, or go back to the assistant.",
    ),
    "queued_nobody_able": (
        "能办理此事的客服目前不在线，您的排队位置已保留。您可以继续等待、给我们留言，或先回到智能助手。",
        "Nobody who may deal with this is at the desk right now; your place is kept. You can wait, leave a message, or go back to the assistant.",
    ),
    "queued_nobody_urgent": (
        "目前没有客服在线，我们会优先为您接通。紧急情况请立即拨打 {hotline}（24 小时）挂失或止付。",
        "Nobody is at the desk right now; you are first in line. If it is urgent, call {hotline} (24 hours) to block the card.",
    ),
    "after_hours": (
        "现在不是人工服务时间，人工客服将于 {when} 恢复服务。您可以给我们留言，或继续使用智能助手；挂失和防诈骗全天有人处理。",
        "Our people are away now and back on {when}. You can leave a message, or go on with the assistant; lost cards and fraud are dealt with at any hour.",
    ),
    "transferred": (
        "正在为您转接同事，您无需重复说明。",
        "We are passing you to a colleague. You will not need to repeat yourself.",
    ),
    "joined": ("{agent} 加入了会话", "{agent} has joined"),
    "left": ("{agent} 离开了会话", "{agent} has left"),
    "taken_over": ("{agent} 接手为您服务", "{agent} is with you now"),
    "alarm_lost_card": (
        "智能助手暂时无法回答，但挂失不能等：已为您优先转接人工。请同时拨打 {hotline}（24 小时）立即挂失。",
        "The assistant cannot answer right now, but a lost card cannot wait: a person is being called first of all. Please also call {hotline} (24 hours) to block it at once.",
    ),
    "alarm_fraud": (
        "智能助手暂时无法回答，但这可能是诈骗：已为您优先转接人工。请勿转账、勿透露验证码，并立即拨打 {hotline}（24 小时）。",
        "The assistant cannot answer right now, but this may be fraud: a person is being called first of all. Do not transfer money or tell anybody a code, and call {hotline} (24 hours) at once.",
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
    "not_kept": (
        "为了您的安全，消息里的密码、验证码或安全码没有保存，谁也看不到。请不要告诉任何人，我们的同事也不会索要。",
        "For your safety the password or code in your message was not kept, and nobody can see it. Never tell anybody; our staff do not ask for it.",
    ),
    "sealed": (
        "消息里的卡号或证件号已加密隐藏，只有经授权的同事在办理时才能查看。",
        "The card or identity number in your message is encrypted and hidden; only authorised colleagues can open it, for what you ask.",
    ),
    "talk_to_person": ("转人工", "Talk to a person"),
    "leave_message": ("留言", "Leave a message"),
    "back_to_bot": ("返回智能助手", "Back to the assistant"),
    "dear_customer": ("尊敬的客户", "dear customer"),
    "no_case": ("（案件编号）", "(case number)"),
    "customer": ("客户 {label}", "Customer {label}"),
}

REFUSALS: Mapping[str, tuple[str, str]] = {
    "bad_request": (
        "请求有误，请检查后重试。",
        "That request was not understood. Please check it and try again.",
    ),
    "bad_period": (
        "起止日期有误：开始日期不能晚于结束日期；按小时最多31天，按日最多366天，按月最多三年。",
        "The period does not work: it must not end before it begins, and may span at most 31 days by the hour, 366 by the day, three years by the month.",
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
    "case_incomplete": (
        "还缺少必填内容，或所选内容不适用于此个案。",
        "Something is missing, or does not fit this case.",
    ),
    "changed_meanwhile": (
        "同事刚刚更新了此个案，请查看最新内容后再操作。",
        "A colleague has just changed this case. Please look again before you go on.",
    ),
    "recused": (
        "此人与该投诉有关，应当回避。",
        "This person is concerned in the complaint and must keep off it.",
    ),
    "second_person_needed": (
        "需要由另一位有权限的同事批准，申请人不能自行批准。",
        "Somebody else has to approve this; whoever asked may not.",
    ),
    "bad_attachment": (
        "不支持此文件，请发送 PNG、JPEG、WebP 图片或 PDF。",
        "This file cannot be sent. PNG, JPEG and WebP pictures and PDF can.",
    ),
    "already_rated": ("您已评价过，谢谢。", "You have already rated this conversation. Thank you."),
    "no_free_slot": (
        "对方现在无法接待，请另选同事或团队。",
        "They cannot take it right now. Please choose another colleague or team.",
    ),
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
