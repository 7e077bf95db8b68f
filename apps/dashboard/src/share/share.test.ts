import { describe, expect, it } from 'vitest';
import { example } from '../draft/example.ts';
import { commandLine, fileName } from './command-line.ts';
import { compress } from './compress.ts';
import { linkTo, textInFragment } from './link.ts';

describe('a link', () => {
  it('holds the whole scenario in its fragment, and takes the place of an older one', async () => {
    const draft = { ...example, name: 'été "<script>" 🙂' };
    const { link, isLong } = await linkTo(draft, 'https://host.example/sub/?a=b#s=old');
    const { hash, search, pathname } = new URL(link);
    expect([pathname, search, isLong]).toEqual(['/sub/', '?a=b', false]);
    expect(JSON.parse((await textInFragment(hash)) ?? '')).toEqual(draft);
  });

  it('holds nothing where its fragment is something else', async () => {
    expect(await textInFragment('')).toBeUndefined();
    expect(await textInFragment('#comparison')).toBeUndefined();
  });

  it.each(['#s=', '#s=***', '#s=AAAA', `#s=${'A'.repeat(5000)}`, '#s=%00'])('says that %s is damaged', async (hash) => {
    await expect(textInFragment(hash)).rejects.toThrow(/damaged/);
  });

  it('is not unpacked beyond what a scenario can need', async () => {
    const bomb = await compress('x'.repeat(60_000_000));
    expect(bomb.length).toBeLessThan(100_000);
    await expect(textInFragment(`#s=${bomb}`)).rejects.toThrow(/too large/);
  });
});

describe('what goes to a shell or a disk', () => {
  it('is a plain name', () => {
    expect(fileName('Chat on an 8B model', 'yaml')).toBe('chat-on-an-8b-model.yaml');
    expect(fileName('../../etc/passwd; rm -rf', 'json')).toBe('etc-passwd-rm-rf.json');
    expect(fileName('漢字', 'json')).toBe('scenario.json');
    expect(commandLine('a.yaml', 2500)).toBe('fleetmix compare a.yaml --time-limit 2.5s');
    expect(commandLine("it's.yaml", 1000)).toBe("fleetmix compare 'it'\\''s.yaml' --time-limit 1s");
  });
});
