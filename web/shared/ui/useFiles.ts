/** Takes files in hand as they are chosen, dropped or pasted: looks at them, shows them, uploads them. */
import { useEffect, useMemo, useRef } from "preact/hooks";
import { files, NO_FILES, type Files, type FilesEvent } from "../files";
import { createStore, type Store } from "../store";
import { CallError } from "../transport";
import { faultOf, MOST_FILES, sendFile, type Addressed, type Upload } from "../upload";
import { useStore } from "../use";
import { newId } from "../uuid";

export interface Porter {
  state: Files;
  take: (given: Iterable<File>) => void;
  again: (key: string) => void;
  remove: (key: string) => void;
}

export function useFiles(address: () => Addressed): Porter {
  const store = useMemo(() => createStore<Files, FilesEvent>(files, NO_FILES), []);
  const state = useStore(store);
  const latest = useRef(address);
  latest.current = address;
  const porter = useMemo(() => new Hands(store, () => latest.current()), [store]);
  useEffect(
    () => () => {
      porter.end();
    },
    [porter],
  );
  return {
    state,
    take: (given) => {
      porter.take([...given]);
    },
    again: (key) => {
      porter.again(key);
    },
    remove: (key) => {
      porter.remove(key);
    },
  };
}

class Hands {
  readonly #store: Store<Files, FilesEvent>;
  readonly #address: () => Addressed;
  readonly #held = new Map<string, File>();
  readonly #uploads = new Map<string, Upload>();

  constructor(store: Store<Files, FilesEvent>, address: () => Addressed) {
    this.#store = store;
    this.#address = address;
  }

  take(given: readonly File[]): void {
    const chosen = given.map((file) => ({ key: newId(), file }));
    const free = MOST_FILES - this.#store.state.chosen.length;
    this.#store.dispatch({ type: "chosen", files: chosen.map(({ key, file }) => described(key, file)) });
    for (const { key, file } of chosen.slice(0, free)) {
      this.#held.set(key, file);
      if (faultOf(file) === null) this.#begin(key, file);
    }
  }

  again(key: string): void {
    const file = this.#held.get(key);
    if (!file) return;
    this.#store.dispatch({ type: "again", key });
    this.#upload(key, file);
  }

  remove(key: string): void {
    this.#uploads.get(key)?.cancel();
    this.#uploads.delete(key);
    this.#held.delete(key);
    this.#store.dispatch({ type: "removed", key });
  }

  end(): void {
    for (const upload of this.#uploads.values()) upload.cancel();
  }

  #begin(key: string, file: File): void {
    if (file.type.startsWith("image/")) {
      const reader = new FileReader();
      reader.onload = () => {
        this.#store.dispatch({ type: "previewed", key, preview: reader.result as string });
      };
      reader.readAsDataURL(file);
    }
    this.#upload(key, file);
  }

  #upload(key: string, file: File): void {
    const upload = sendFile(file, this.#address(), (progress) => {
      this.#store.dispatch({ type: "progressed", key, progress });
    });
    this.#uploads.set(key, upload);
    upload.done.then(
      (attachment) => {
        this.#store.dispatch({ type: "uploaded", key, attachment });
      },
      (error: unknown) => {
        if (!(error instanceof CallError)) throw error;
        this.#store.dispatch({ type: "failed", key, code: error.code });
      },
    );
  }
}

function described(key: string, file: File) {
  return { key, name: file.name, type: file.type, size: file.size, fault: faultOf(file) };
}
