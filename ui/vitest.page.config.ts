import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/page/**/*.test.ts'],
    globalSetup: ['tests/page/serve.ts'],
    // One browser at a time: the pages are quick, and build machines are small.
    fileParallelism: false,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
