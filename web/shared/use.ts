/** Hooks that every face needs. */
import { useEffect, useState } from "preact/hooks";
import type { Store } from "./store";

export function useStore<S, E>(store: Store<S, E>): S {
  const [state, setState] = useState(store.state);
  useEffect(() => {
    const follow = () => {
      setState(store.state);
    };
    follow();
    return store.subscribe(follow);
  }, [store]);
  return state;
}

/** The time, again every `interval` milliseconds. */
export function useNow(interval = 1000): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => {
      setNow(Date.now());
    }, interval);
    return () => {
      clearInterval(timer);
    };
  }, [interval]);
  return now;
}

/** A text field whose content survives a reload under `key`. */
export function useDraft(storage: Storage, key: string): [string, (text: string) => void] {
  const [draft, setDraft] = useState({ key, text: storage.getItem(key) ?? "" });
  const current = draft.key === key ? draft : { key, text: storage.getItem(key) ?? "" };
  const write = (text: string) => {
    setDraft({ key, text });
    if (text) storage.setItem(key, text);
    else storage.removeItem(key);
  };
  return [current.text, write];
}
