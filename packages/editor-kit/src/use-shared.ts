import { useCallback, useRef, useSyncExternalStore } from 'react';
import type * as Y from 'yjs';

// oxlint-disable-next-line typescript/no-explicit-any -- the events of unlike shared types have no common type but this
type SharedType = Y.AbstractType<any>;

/**
 * Reads something from shared types and reads it again when they change. `isEqual` keeps the old value, and so the old
 * picture, when nothing that matters changed.
 */
export function useShared<Value>(
  type: SharedType | undefined,
  read: () => Value,
  options: {
    readonly deep?: boolean;
    readonly isEqual?: (one: Value, other: Value) => boolean;
    readonly key?: unknown;
  } = {},
): Value {
  const { deep = false, isEqual = (one, other) => JSON.stringify(one) === JSON.stringify(other), key } = options;
  const cache = useRef<{ version: number; key: unknown; type: unknown; value: Value } | null>(null);
  const version = useRef(0);
  const subscribe = useCallback(
    (changed: () => void) => {
      if (!type) return () => undefined;
      const listener = (): void => {
        version.current += 1;
        changed();
      };
      if (deep) type.observeDeep(listener);
      else type.observe(listener);
      return () => {
        if (deep) type.unobserveDeep(listener);
        else type.unobserve(listener);
      };
    },
    [type, deep],
  );
  const getSnapshot = (): Value => {
    const held = cache.current;
    if (held && held.version === version.current && held.key === key && held.type === type) return held.value;
    const value = read();
    const kept = held && held.key === key && held.type === type && isEqual(held.value, value) ? held.value : value;
    cache.current = { version: version.current, key, type, value: kept };
    return kept;
  };
  return useSyncExternalStore(subscribe, getSnapshot);
}
