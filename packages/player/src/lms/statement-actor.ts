/** A learner as an LRS tells them apart; passed on as it came. */
export type Actor = Readonly<Record<string, unknown>>;

const first = (value: unknown): unknown => (Array.isArray(value) ? (value as unknown[])[0] : value);

/** An actor in its present form: early launches wrap each property in a list and name accounts otherwise. */
export function toActor(given: Readonly<Record<string, unknown>>): Actor {
  const legacy = ['name', 'mbox', 'mbox_sha1sum', 'openid', 'account'].some((key) => Array.isArray(given[key]));
  if (!legacy) return given;
  const name = first(given['name']);
  const account = first(given['account']) as Readonly<Record<string, unknown>> | undefined;
  const actor: Record<string, unknown> = { objectType: 'Agent', ...(name ? { name } : {}) };
  // @spec xAPI 1.0.3 part 2, 2.4.2.1: exactly one identifier.
  if (account)
    actor['account'] = {
      homePage: account['homePage'] ?? account['accountServiceHomePage'],
      name: account['name'] ?? account['accountName'],
    };
  else
    for (const key of ['mbox', 'mbox_sha1sum', 'openid'])
      if (given[key]) {
        actor[key] = first(given[key]);
        break;
      }
  return actor;
}

/** What tells an actor from all others. */
export function actorKey(actor: Actor): string {
  const { homePage, name } = (actor['account'] ?? {}) as Actor;
  return [homePage, name, actor['mbox'], actor['mbox_sha1sum'], actor['openid']].join(' ').trim();
}
