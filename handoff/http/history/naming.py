"""What columns, teams and reasons are called in a file that somebody takes away: Chinese, English."""

from collections.abc import Mapping

from handoff.domain.language import Language

NAMES: Mapping[str, tuple[str, str]] = {
    # sheets
    "targets": ("目标", "Targets"),
    "parts": ("按时段", "Over time"),
    "teams": ("按技能组", "Teams"),
    "agents": ("按客服", "Agents"),
    "topics": ("话题", "Topics"),
    "reasons": ("转人工原因", "Reasons"),
    # columns
    "start": ("时段（北京时间）", "From (Beijing time)"),
    "total": ("合计", "Total"),
    "conversations": ("会话数", "Conversations"),
    "settled": ("已结束会话", "Settled conversations"),
    "contained": ("自助完成会话", "Contained conversations"),
    "containment": ("自助完成率", "Containment"),
    "offered": ("人工请求", "Offered contacts"),
    "answered": ("接起", "Answered"),
    "abandoned": ("放弃", "Abandoned"),
    "sent_home": ("下班遣回", "Sent home at closing"),
    "waiting": ("仍在等候", "Still waiting"),
    "after_hours": ("非服务时间请求", "Asked after hours"),
    "within_20": ("20秒接起率", "Answered within 20 s"),
    "within_60": ("60秒接起率", "Answered within 60 s"),
    "abandonment": ("放弃率", "Abandonment"),
    "wait_mean": ("平均等候（秒）", "Average wait (s)"),
    "wait_p90": ("等候P90（秒）", "Wait, 90th percentile (s)"),
    "first_reply": ("首次响应（秒）", "First response (s)"),
    "handling": ("平均处理时长（秒）", "Handling time (s)"),
    "turns": ("机器人问答数", "Turns of the assistant"),
    "misunderstood": ("未听懂", "Misunderstood"),
    "misunderstanding": ("未听懂率", "Misunderstood share"),
    "scored": ("评价数", "Ratings"),
    "satisfaction": ("满意度（1–5）", "Satisfaction (1–5)"),
    "handled": ("处理量", "Handled"),
    "agent": ("客服", "Agent"),
    "skill": ("技能组", "Team"),
    "topic": ("话题", "Topic"),
    "covers": ("内容", "What it covers"),
    "count": ("次数", "Count"),
    "reason": ("原因", "Reason"),
    "figure": ("指标", "Figure"),
    "target": ("目标", "Target"),
    "reached": ("实际", "Reached"),
    "met": ("是否达成", "Met"),
    "yes": ("是", "yes"),
    "no": ("否", "no"),
    # teams, by skill
    "team:": ("不限", "Anybody"),
    "team:savings": ("储蓄", "Savings"),
    "team:loans": ("贷款", "Loans"),
    "team:cards": ("银行卡", "Cards"),
    "team:wealth": ("理财", "Wealth"),
    "team:complaints": ("投诉", "Complaints"),
    # why a person was asked for
    "reason:lost_card": ("挂失", "Lost card"),
    "reason:fraud": ("涉诈或盗用", "Fraud"),
    "reason:complaint": ("投诉", "Complaint"),
    "reason:abuse": ("言辞激烈", "Abuse"),
    "reason:customer_asked": ("客户要求人工", "Customer asked"),
    "reason:misunderstood": ("连续未听懂", "Misunderstood twice"),
    "reason:bot_down": ("机器人不可用", "Assistant down"),
}


def named(key: str, language: Language) -> str:
    """Return the name; what has none stands for itself."""
    zh, en = NAMES.get(key, (key.partition(":")[2] or key,) * 2)
    return zh if language is Language.ZH else en
