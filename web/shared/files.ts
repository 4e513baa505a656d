/** The files that go with the next message, and the pure function that brings them forward. */
import type { Load } from "./load";
import type { Attachment, Trouble } from "./protocol";
import { MOST_FILES, type FileFault } from "./upload";

export interface Chosen {
  key: string;
  name: string;
  type: string;
  size: number;
  /** A data: address to show a picture before it is sent. */
  preview: string | null;
  /** From 0 to 1. */
  progress: number;
  attachment: Attachment | null;
  fault: FileFault | Trouble | null;
}

export interface Files {
  chosen: readonly Chosen[];
  /** More were given than one message takes. */
  isTooMany: boolean;
}

export type FilesEvent =
  | { type: "chosen"; files: readonly Pick<Chosen, "key" | "name" | "type" | "size" | "fault">[] }
  | { type: "previewed"; key: string; preview: string }
  | { type: "progressed"; key: string; progress: number }
  | { type: "uploaded"; key: string; attachment: Attachment }
  | { type: "failed"; key: string; code: Trouble }
  | { type: "again"; key: string }
  | { type: "removed"; key: string };

export const NO_FILES: Files = { chosen: [], isTooMany: false };

export function files(before: Files, event: FilesEvent): Files {
  switch (event.type) {
    case "chosen":
      return choose(before, event.files);
    case "removed":
      return { chosen: before.chosen.filter(({ key }) => key !== event.key), isTooMany: false };
    case "previewed":
      return change(before, event.key, { preview: event.preview });
    case "progressed":
      return change(before, event.key, { progress: event.progress });
    case "uploaded":
      return change(before, event.key, { attachment: event.attachment, progress: 1 });
    case "failed":
      return change(before, event.key, { fault: event.code });
    case "again":
      return change(before, event.key, { fault: null, progress: 0 });
  }
}

function choose(before: Files, given: Extract<FilesEvent, { type: "chosen" }>["files"]): Files {
  const fresh = given.map((file) => ({ ...file, preview: null, progress: 0, attachment: null }));
  const all = [...before.chosen, ...fresh];
  return { chosen: all.slice(0, MOST_FILES), isTooMany: all.length > MOST_FILES };
}

function change(before: Files, key: string, fields: Partial<Chosen>): Files {
  return {
    ...before,
    chosen: before.chosen.map((file) => (file.key === key ? { ...file, ...fields } : file)),
  };
}

export function readyFiles({ chosen }: Files): Load {
  return {
    attachments: chosen.flatMap(({ attachment }) => attachment ?? []),
    isBusy: chosen.some(({ attachment, fault }) => attachment === null && fault === null),
  };
}
