import { expect, it, onTestFinished, vi } from 'vitest';
import { createWeb } from '../../src/web/server.ts';

it('answers a bare 500 to a request that breaks on a bug, and prints nothing of it', async () => {
  const printed = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  onTestFinished(() => {
    printed.mockRestore();
  });
  const failed: unknown[] = [];
  const bug = new Error('林福贵 cannot be counted');
  const web = createWeb({
    problems: () => [],
    metrics: () => Promise.reject(bug),
    failed: (error) => failed.push(error),
  });
  const response = await web.request('/metrics');
  expect([response.status, await response.text()]).toEqual([500, 'error\n']);
  expect(failed).toEqual([bug]);
  expect(printed).not.toHaveBeenCalled();
  expect((await web.request('/healthz')).status).toBe(200);
});
