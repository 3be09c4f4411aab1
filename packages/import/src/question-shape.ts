import { orderBetween, type RawSettings } from '@nibras/course';

/** How a kind of interaction stands in a block: its type, settings, and the slot of each member. */
export interface Shape {
  readonly type: string;
  readonly settings: RawSettings;
  /** Prefix of the slot by member; `plain` where it takes words only. */
  readonly slots: readonly { readonly prefix: string; readonly plain?: boolean; readonly ids: readonly string[] }[];
  /** Plain words that are no members, by slot. */
  readonly words?: Readonly<Record<string, string>>;
}

/** Members as settings keep them, in their order. */
export function ordered<Member extends { readonly id: string }>(
  members: readonly Member[],
  settings: (member: Member) => Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  let order: string | null = null;
  return Object.fromEntries(
    members.map((member) => {
      order = orderBetween(order, null);
      return [member.id, { order, ...settings(member) }];
    }),
  );
}

export const idsOf = (members: readonly { readonly id: string }[]): string[] => members.map(({ id }) => id);
