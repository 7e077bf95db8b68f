import { type FunctionComponent, h } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** A page, or another part of one that not everybody needs, loaded when it is first shown. */
export function later<Properties extends object>(
  load: () => Promise<FunctionComponent<Properties>>,
  place: 'main' | 'section' = 'main',
): FunctionComponent<Properties> {
  let loaded: FunctionComponent<Properties> | undefined;
  return (properties) => {
    const [standing, setStanding] = useState('Loading…');
    useEffect(() => {
      if (loaded !== undefined) return;
      load().then(
        (component) => {
          loaded = component;
          setStanding('');
        },
        () => setStanding('This part could not be loaded. Your scenario is kept: reload the page.'),
      );
    }, []);
    return loaded === undefined ? h(place, {}, h('p', { role: 'status' }, standing)) : h(loaded, properties);
  };
}
