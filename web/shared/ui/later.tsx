/** A component that is fetched when it is first shown (or before, by `fetch`), to keep the first load small. */
import { createElement, type ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";

export interface Later<P> {
  (props: P): preact.JSX.Element | null;
  fetch: () => Promise<ComponentType<P>>;
}

export function later<P extends object>(load: () => Promise<ComponentType<P>>): Later<P> {
  let loaded: ComponentType<P> | null = null;
  const fetch = async () => (loaded ??= await load());
  const Part = (props: P) => {
    const [part, setPart] = useState(() => loaded);
    useEffect(() => {
      const show = (component: ComponentType<P>) => {
        setPart(() => component);
      };
      // Without a network there is nothing to show; the next press tries again.
      fetch().then(show, () => undefined);
    }, []);
    return part && createElement(part, props);
  };
  return Object.assign(Part, { fetch });
}
