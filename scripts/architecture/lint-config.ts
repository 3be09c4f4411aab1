import { electronMayImport, packages, rendererMayImport, type PackageRule } from './table.ts';

interface Restriction {
  readonly group: readonly string[];
  readonly message: string;
}

const names = packages.map((one) => one.name);

const importsOf = (name: string): string[] => [`@nibras/${name}`, `@nibras/${name}/*`, `**/packages/${name}/**`];

/** What a package may not import of ours, each with where the code belongs instead. */
function rankRestrictions(rule: PackageRule): Restriction[] {
  const higher = packages.filter((one) => one.name !== rule.name && one.rank >= rule.rank);
  return [
    ...higher.map((one) => ({
      group: importsOf(one.name),
      message: `${rule.name} (rank ${rule.rank}) may not import ${one.name} (rank ${one.rank}: ${one.holds}). Move what both need to a package of lower rank, or take it as an argument.`,
    })),
    {
      group: ['**/renderer/**', '**/electron/**'],
      message: 'Nothing imports the renderer or the shell: what is shared belongs in a package.',
    },
  ];
}

const noNode: Restriction = {
  group: ['node:*', 'fs', 'path', 'better-sqlite3', 'fastify', 'ws', 'electron'],
  message: 'This code runs without Node. Take a port as an argument and implement it in packages/service.',
};
const noReact: Restriction = {
  group: ['react', 'react-dom', 'react-dom/*', '@tiptap/*', 'react-aria-components'],
  message: 'React stays in editor.tsx files, packages/editor-kit and renderer/.',
};

const domGlobals = [
  'document',
  'window',
  'navigator',
  'localStorage',
  'sessionStorage',
  'HTMLElement',
  'fetch',
  'location',
];
const nodeGlobals = ['process', 'Buffer', '__dirname', 'require'];
const boundaryGlobals = [
  { name: 'WebSocket', message: 'The host is reached through packages/host only: use the HostClient.' },
];

const restrictGlobals = (globals: readonly string[], why: string): unknown => [
  'error',
  ...globals.map((name) => ({ name, message: why })),
];

const restrictImports = (patterns: readonly Restriction[]): unknown => ['error', { patterns }];

/** The lint overrides that hold the rank and runtime rules, made from the one table. */
function architectureOverrides(): unknown[] {
  const overrides: unknown[] = [];
  for (const rule of packages) {
    const own = rankRestrictions(rule);
    const rules: Record<string, unknown> = {};
    if (rule.runtime === 'pure') {
      rules['eslint/no-restricted-imports'] = restrictImports([...own, noNode, noReact]);
      rules['eslint/no-restricted-globals'] = restrictGlobals(
        [...domGlobals, ...nodeGlobals],
        'Pure code uses neither DOM nor Node: take what it needs as an argument.',
      );
    } else if (rule.runtime === 'dom' || rule.runtime === 'react') {
      rules['eslint/no-restricted-imports'] = restrictImports([
        ...own,
        noNode,
        ...(rule.runtime === 'dom' ? [noReact] : []),
      ]);
      rules['eslint/no-restricted-globals'] = restrictGlobals(
        nodeGlobals,
        'This code runs in a browser, without Node.',
      );
    } else if (rule.runtime === 'node') {
      rules['eslint/no-restricted-imports'] = restrictImports([...own, noReact]);
    } else {
      rules['eslint/no-restricted-imports'] = restrictImports([...own, noNode]);
    }
    overrides.push({
      files: [`packages/${rule.name}/src/**/*.{ts,tsx}`],
      excludeFiles: [`packages/${rule.name}/src/**/*.test.ts`],
      rules,
    });
  }
  overrides.push(
    {
      files: ['packages/blocks/src/**/{model,render,strings}.ts', 'packages/blocks/src/{models,renderers,define}.ts'],
      rules: {
        'eslint/no-restricted-imports': restrictImports([
          ...rankRestrictions(packages.find((one) => one.name === 'blocks')!),
          noNode,
          noReact,
          {
            group: ['**/player.ts', '**/editor.tsx'],
            message: 'model.ts and render.ts are pure: the DOM belongs in player.ts, React in editor.tsx.',
          },
        ]),
        'eslint/no-restricted-globals': restrictGlobals(
          [...domGlobals, ...nodeGlobals],
          'model.ts and render.ts are pure: the DOM belongs in player.ts.',
        ),
      },
    },
    {
      files: ['renderer/**/*.{ts,tsx}'],
      excludeFiles: ['renderer/**/*.test.ts', 'renderer/app/host-connection.ts'],
      rules: {
        'eslint/no-restricted-imports': restrictImports([
          ...names
            .filter((name) => !rendererMayImport.includes(name))
            .map((name) => ({
              group: importsOf(name),
              message: `The renderer may not import ${name}: ask for it through the host contract.`,
            })),
          {
            group: ['@nibras/blocks/players', '@nibras/blocks/renderers'],
            message: 'The studio shows blocks through their editors.',
          },
          noNode,
        ]),
        'eslint/no-restricted-globals': [
          'error',
          ...boundaryGlobals,
          ...nodeGlobals.map((name) => ({ name, message: 'The renderer runs without Node.' })),
        ],
      },
    },
    {
      files: ['electron/**/*.ts'],
      excludeFiles: ['electron/**/*.test.ts', 'electron/test/**'],
      rules: {
        'eslint/no-restricted-imports': restrictImports(
          names
            .filter((name) => !electronMayImport.includes(name))
            .map((name) => ({
              group: importsOf(name),
              message: `The shell is thin and may not import ${name}: put the work into packages/service.`,
            })),
        ),
      },
    },
    {
      files: ['**/*.test.ts', '**/test/**', '**/*.test-kit.ts', 'e2e/**', 'scripts/**'],
      rules: {
        'typescript/no-non-null-assertion': 'off',
        'eslint/no-console': 'off',
        'vitest/expect-expect': 'off',
        'vitest/no-standalone-expect': 'off',
        'vitest/valid-expect': 'off',
        'vitest/valid-title': 'off',
      },
    },
  );
  return overrides;
}

/** The whole lint configuration. */
export function lintConfig(): unknown {
  return {
    $schema: './node_modules/oxlint/configuration_schema.json',
    plugins: ['typescript', 'react', 'jsx-a11y', 'import', 'promise', 'unicorn', 'oxc', 'vitest'],
    categories: { correctness: 'error', suspicious: 'error' },
    options: { typeAware: true },
    ignorePatterns: ['out/**', 'node_modules/**', '.cache/**', '**/goldens/**', 'resources/**'],
    rules: {
      'react/react-in-jsx-scope': 'off',
      'eslint/no-underscore-dangle': 'off',
      'eslint/no-shadow': 'off',
      'eslint/no-await-in-loop': 'off',
      'unicorn/no-array-callback-reference': 'off',
      'unicorn/consistent-function-scoping': 'off',
      'unicorn/no-empty-file': 'off',
      'unicorn/require-post-message-target-origin': 'off',
      'unicorn/require-module-specifiers': 'off',
      'import/no-empty-named-blocks': 'off',
      'import/no-named-as-default': 'off',
      'import/no-named-as-default-member': 'off',
      'typescript/no-unsafe-type-assertion': 'off',
      'typescript/no-base-to-string': 'off',
      'typescript/consistent-return': 'off',
      'jsx-a11y/prefer-tag-over-role': 'off',
      'jsx-a11y/no-noninteractive-element-to-interactive-role': 'off',
      'jsx-a11y/no-autofocus': 'off',
      'react/set-state-in-effect': 'off',
      'react/refs': 'off',
      // The preview frame is on an origin of its own, which it needs for the LMS API and for storage.
      'react/iframe-missing-sandbox': 'off',
      'react/no-unstable-nested-components': 'off',
      'react/immutability': 'off',
      'react/exhaustive-effect-dependencies': 'off',
      'vitest/no-conditional-expect': 'off',
      'promise/always-return': 'off',
      'import/no-unassigned-import': 'off',
      'import/no-cycle': 'error',
      'typescript/no-misused-promises': 'error',
      'typescript/no-floating-promises': 'error',
      'typescript/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      'typescript/unbound-method': 'off',
      'typescript/no-unnecessary-type-assertion': 'off',
      'typescript/no-misused-spread': 'off',
      'typescript/no-unnecessary-type-conversion': 'off',
      'typescript/no-unnecessary-type-arguments': 'off',
      'typescript/no-redundant-type-constituents': 'off',
      'eslint/no-unmodified-loop-condition': 'off',
      'eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'typescript/require-array-sort-compare': 'off',
      'typescript/no-explicit-any': 'error',
      'eslint/max-lines': ['error', { max: 600, skipBlankLines: false, skipComments: false }],
    },
    overrides: architectureOverrides(),
  };
}
