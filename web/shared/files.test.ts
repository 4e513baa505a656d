import { describe, expect, test } from "vitest";
import { files, NO_FILES, readyFiles, type FilesEvent } from "./files";
import { loadOf } from "./load";
import { faultOf, LARGEST_FILE } from "./upload";

const chosen = (...keys: string[]): FilesEvent => ({
  type: "chosen",
  files: keys.map((key) => ({ key, name: `${key}.png`, type: "image/png", size: 9, fault: null })),
});
const attachment = { id: "f1", name: "a.png", type: "image/png", size: 9, url: "/f1" };
const after = (...events: FilesEvent[]) => events.reduce(files, NO_FILES);

describe("the files of a message", () => {
  test("are at most five, and the sixth is told", () => {
    const known = after(chosen("a", "b", "c"), chosen("d", "e", "f"));
    expect(known.chosen).toHaveLength(5);
    expect(known.isTooMany).toBe(true);
    expect(files(known, { type: "removed", key: "a" }).isTooMany).toBe(false);
  });

  test("hold the message back until they are up", () => {
    const loading = after(chosen("a"));
    expect(loadOf(readyFiles(loading))).toBe("yet");
    expect(loadOf(readyFiles(files(loading, { type: "uploaded", key: "a", attachment })))).toBe("ready");
  });

  test("that failed hold nothing back and do not go", () => {
    const failed = after(chosen("a"), { type: "failed", key: "a", code: "bad_attachment" });
    expect(loadOf(readyFiles(failed))).toBe("none");
    expect(files(failed, { type: "again", key: "a" }).chosen[0]).toMatchObject({ fault: null, progress: 0 });
  });
});

describe("a file is refused before it is sent", () => {
  const file = (type: string, size: number) =>
    Object.defineProperty(new File([], "x", { type }), "size", { value: size });

  test.each([
    ["text/plain", 9, "type"],
    ["image/svg+xml", 9, "type"],
    ["image/png", 0, "empty"],
    ["application/pdf", LARGEST_FILE + 1, "size"],
    ["image/webp", LARGEST_FILE, null],
  ])("%s of %i bytes: %s", (type, size, fault) => {
    expect(faultOf(file(type, size))).toBe(fault);
  });
});
