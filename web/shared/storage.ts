/** The browser's storage, or one that lives as long as the page where a browser forbids it to frames. */

export function browserStorage(page: Window): Storage {
  try {
    page.localStorage.setItem("lobby.probe", "1");
    page.localStorage.removeItem("lobby.probe");
    return page.localStorage;
  } catch {
    return memoryStorage();
  }
}

export function memoryStorage(): Storage {
  const items = new Map<string, string>();
  return {
    get length() {
      return items.size;
    },
    key: (index) => [...items.keys()][index] ?? null,
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
    clear: () => {
      items.clear();
    },
  };
}

/** Remove everything whose key begins so. */
export function forget(storage: Storage, prefix: string): void {
  const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index));
  for (const key of keys) if (key?.startsWith(prefix)) storage.removeItem(key);
}
