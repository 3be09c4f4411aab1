/** A piece of a formula of Moodle; `card` is a wild card by its name. @spec Moodle question/type/calculated/questiontype.php */
export interface MoodleToken {
  readonly kind: 'number' | 'card' | 'word' | 'sign';
  readonly text: string;
}

const pattern =
  /\s*(?:\{([A-Za-z][^}> <{"']*)\}|((?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)|([A-Za-z_][A-Za-z0-9_]*)|(\*\*|[-+*/(),]))/y;

/** A formula in pieces; undefined where it holds other signs, such as comparisons. */
export function moodleTokens(text: string): MoodleToken[] | undefined {
  const whole = text.trim();
  const tokens: MoodleToken[] = [];
  pattern.lastIndex = 0;
  while (pattern.lastIndex < whole.length) {
    const found = pattern.exec(whole);
    if (!found) return undefined;
    const [, card, number, word, sign] = found;
    tokens.push(
      card !== undefined
        ? { kind: 'card', text: card }
        : number !== undefined
          ? { kind: 'number', text: number }
          : word !== undefined
            ? { kind: 'word', text: word.toLowerCase() }
            : { kind: 'sign', text: sign! },
    );
  }
  return tokens;
}
