/** What an officer fills in for each command: a new command is a row here. */

export type Field =
  | "assignee"
  | "staff"
  | "category"
  | "root_cause"
  | "line"
  | "channel"
  | "branch"
  | "outcome"
  | "score"
  | "reason"
  | "other"
  | "note";

export interface ActForm {
  fields: readonly Field[];
  /** Those without which the command means nothing. */
  needed: readonly Field[];
  isGrave?: true;
}

const coded = ["root_cause", "line", "channel", "branch"] as const;

export const FORMS: Readonly<Record<string, ActForm>> = {
  assign: { fields: ["assignee", "note"], needed: ["assignee"] },
  investigate: { fields: ["note"], needed: [] },
  classify: { fields: ["category", ...coded, "note"], needed: [] },
  resolve: { fields: ["root_cause", "outcome", "note"], needed: ["root_cause", "outcome", "note"] },
  miss_call: { fields: ["note"], needed: [] },
  follow_up: { fields: ["score", "note"], needed: [] },
  close: { fields: ["note"], needed: [] },
  reopen: { fields: ["note"], needed: ["note"] },
  extend: { fields: ["note"], needed: ["note"] },
  ask_extension: { fields: ["note"], needed: ["note"] },
  refuse_extension: { fields: ["note"], needed: ["note"] },
  pause: { fields: ["reason", "note"], needed: ["reason"] },
  resume: { fields: ["note"], needed: [] },
  note: { fields: ["note"], needed: ["note"] },
  link: { fields: ["other", "note"], needed: ["other"] },
  merge: { fields: ["other", "note"], needed: ["other"], isGrave: true },
  recuse: { fields: ["staff", "note"], needed: ["staff", "note"] },
  withdraw: { fields: ["note"], needed: ["note"], isGrave: true },
};

/** A call is made or not: it needs no cause and no outcome. */
const CALLBACK_FORMS: Readonly<Record<string, ActForm>> = {
  resolve: { fields: ["note"], needed: ["note"] },
};

const NOTHING: ActForm = { fields: ["note"], needed: [] };

export function formOf(command: string, kind: string): ActForm {
  return (kind === "callback" ? CALLBACK_FORMS[command] : undefined) ?? FORMS[command] ?? NOTHING;
}

/** The key of a command's name: on a callback to decide is to have called. */
export function nameOfAct(command: string, kind: string): string {
  return kind === "callback" && command === "resolve" ? "act.called" : `act.${command}`;
}

/** What takes a case forward, as buttons; everything else stands behind "more". */
export const FORWARD = [
  "assign",
  "investigate",
  "resolve",
  "follow_up",
  "close",
  "extend",
  "refuse_extension",
  "resume",
];
export const BESIDE = [
  "note",
  "classify",
  "write",
  "miss_call",
  "ask_extension",
  "pause",
  "link",
  "merge",
  "recuse",
  "reopen",
  "withdraw",
];

export const REASONS = ["customer_papers", "expert_opinion", "mediation", "court"];

export type Given = Partial<Record<Field, string>>;

const FACTS: readonly Field[] = ["category", "root_cause", "line", "channel", "branch", "outcome"];

/** The body that the server wants for what was filled in; what was left empty is left out. */
export function bodyOf(given: Given): Record<string, unknown> {
  const facts = Object.fromEntries(FACTS.flatMap((name) => (given[name] ? [[name, given[name]]] : [])));
  const { assignee, staff, other, reason, score, note } = given;
  return {
    ...(Object.keys(facts).length > 0 && { facts }),
    ...(assignee && { assignee }),
    ...((staff ?? other) && { other: staff ?? other }),
    ...(reason && { reason }),
    ...(score && { score: Number(score) }),
    ...(note?.trim() && { note: note.trim() }),
  };
}

export function missing(form: ActForm, given: Given): Field[] {
  return form.needed.filter((name) => !given[name]?.trim());
}
