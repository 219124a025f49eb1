import { build, preview } from 'vite';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    page: string;
  }
}

/** Builds the page with its mock host, and serves it under the window's own security policy. */
export default async function serve(project: TestProject) {
  await build({ mode: 'mock', logLevel: 'warn' });
  const server = await preview({ mode: 'mock', logLevel: 'warn', preview: { port: 0, host: '127.0.0.1' } });
  project.provide('page', server.resolvedUrls!.local[0]!);
  return () => server.close();
}
