import type { Draft, DraftLimit } from './draft.ts';

/** The two limits on shares of the cost that people ask for most, as the command line's flags make them. */
const limits: Readonly<Record<'spot' | 'provider', DraftLimit>> = {
  spot: { name: 'spot share', offers: { pricing: ['spot'] }, of: 'usdPerHour' },
  provider: { name: 'provider share', each: 'provider', of: 'usdPerHour' },
};

/** Which share spot, or any one provider, may have of the cost; nothing where no limit of that name says so. */
export function shareOf({ limits: all = [] }: Draft, field: 'spot' | 'provider'): number | undefined {
  return all.find(({ name }) => name === limits[field].name)?.atMostShare;
}

/** The draft with such a limit, or without it. */
export function withShare(draft: Draft, field: 'spot' | 'provider', share: number | undefined): Draft {
  const all = draft.limits ?? [];
  const row = all.findIndex(({ name }) => name === limits[field].name);
  const before = all[row] ?? limits[field];
  const others = row < 0 ? all : all.toSpliced(row, 1);
  if (share !== undefined)
    return { ...draft, limits: others.toSpliced(row < 0 ? all.length : row, 0, { ...before, atMostShare: share }) };
  const { limits: _, ...rest } = draft;
  return others.length === 0 ? rest : { ...draft, limits: others };
}
