import { defineConfig } from 'vitest/config';

const onCi = process.env['CI'] !== undefined && process.env['CI'] !== '' && process.env['CI'] !== 'false';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: ['tests/tools/outside-programs.ts'],
    testTimeout: 30_000,
    hookTimeout: 30_000,
    pool: 'forks',
    // `.ci/run` counts from this file.
    ...(onCi && {
      reporters: ['default', ['json', { outputFile: 'coverage/test-results.json' }]],
    }),
  },
});
