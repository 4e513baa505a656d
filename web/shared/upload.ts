/** Sends one file to the server, which looks at its content and keeps it apart. The message that shows it comes after. */
import { ATTACHMENT_TYPES, type Attachment, type ErrorCode } from "./protocol";
import { CallError } from "./transport";

/** Bytes. */
export const LARGEST_FILE = 8 * 1024 * 1024;
export const MOST_FILES = 5;

export type FileFault = "type" | "size" | "empty";

/** What is wrong with a file as far as one can tell without reading it; the server looks closer. */
export function faultOf(file: File): FileFault | null {
  if (!(ATTACHMENT_TYPES as readonly string[]).includes(file.type)) return "type";
  if (file.size === 0) return "empty";
  return file.size > LARGEST_FILE ? "size" : null;
}

export interface Upload {
  done: Promise<Attachment>;
  cancel: () => void;
}

export interface Addressed {
  conversation: string;
  /** Who sends it: a visitor's token, or staff's CSRF token beside their cookie. */
  headers: Readonly<Record<string, string>>;
}

interface Answer {
  attachment?: Attachment;
  error?: { code: ErrorCode; message: string; retry_after?: number };
}

/** `fetch` tells no progress of what it sends, so this is an XMLHttpRequest. Rejects with a CallError. */
export function sendFile(file: File, to: Addressed, onProgress: (share: number) => void): Upload {
  const request = new XMLHttpRequest();
  const done = new Promise<Attachment>((resolve, reject) => {
    request.upload.onprogress = ({ loaded, total }) => {
      onProgress(total > 0 ? loaded / total : 0);
    };
    request.onload = () => {
      const { attachment, error } = read(request.responseText);
      if (attachment) resolve(attachment);
      else reject(new CallError(error?.code ?? codeOf(request.status), error?.message, error));
    };
    request.onerror =
      request.onabort =
      request.ontimeout =
        () => {
          reject(new CallError("offline"));
        };
  });
  request.open("POST", "/api/attachments");
  for (const [name, value] of Object.entries(to.headers)) request.setRequestHeader(name, value);
  const form = new FormData();
  form.append("conversation", to.conversation);
  form.append("file", file, file.name);
  request.send(form);
  return {
    done,
    cancel: () => {
      request.abort();
    },
  };
}

/** A proxy in between may refuse with a page of its own. */
function codeOf(status: number): ErrorCode {
  if (status === 413) return "too_long";
  return status === 429 ? "too_many" : "unavailable";
}

function read(body: string): Answer {
  try {
    return JSON.parse(body) as Answer;
  } catch {
    return {};
  }
}
