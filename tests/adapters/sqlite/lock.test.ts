import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, it, onTestFinished } from 'vitest';
import { takeWriterLock } from '../../../src/adapters/sqlite/lock.ts';
import { at } from '../../contract/store-seed.ts';
import { plantTree, root } from '../../tools/planted-tree.ts';
import { temporaryFolder } from './temporary.ts';

const me = { pid: process.pid, host: 'here', since: at(0) };

it('is taken once, says who has it, and can be released', () => {
  const folder = temporaryFolder();
  const first = takeWriterLock(folder, me);
  const second = takeWriterLock(folder, { ...me, pid: 1 });
  expect(second).toEqual({ ok: false, reason: { heldBy: me } });
  if (!first.ok) throw new Error('the first must have it');
  first.value.release();
  const third = takeWriterLock(folder, { ...me, pid: 2 });
  expect(third.ok).toBe(true);
  expect(takeWriterLock(folder, me)).toMatchObject({ reason: { heldBy: { pid: 2 } } });
  if (third.ok) third.value.release();
});

it('is taken again under the name that a dead process left', () => {
  const folder = temporaryFolder();
  for (let round = 0; round < 2; round++) {
    const taken = takeWriterLock(folder, me);
    expect(taken.ok).toBe(true);
    expect(takeWriterLock(folder, me).ok).toBe(false);
    if (taken.ok) taken.value.release();
  }
});

it('belongs to the process: another one is refused at once, and kill -9 gives it free', async () => {
  const folder = temporaryFolder();
  const child = startHolder(folder);
  await once(child.stdout, 'data');
  const refused = takeWriterLock(folder, me);
  expect(refused).toEqual({ ok: false, reason: { heldBy: { pid: child.pid, host: 'child', since: 5 } } });
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
  const taken = takeWriterLock(folder, me);
  expect(taken.ok).toBe(true);
  if (taken.ok) taken.value.release();
});

/** A real process that takes the lock, says so, and waits to be killed. */
function startHolder(folder: string) {
  const tree = plantTree([], {
    'package.json': '{"type":"module"}',
    'src/adapters/sqlite/lock.js': compiled('src/adapters/sqlite/lock.ts'),
    'src/domain/decision.js': compiled('src/domain/decision.ts'),
    'hold.js': `import { takeWriterLock } from './src/adapters/sqlite/lock.js';
      const taken = takeWriterLock(process.argv[2], { pid: process.pid, host: 'child', since: 5 });
      if (!taken.ok) process.exit(1);
      process.stdin.resume();
      console.log('held');`,
  });
  const child = spawn(process.execPath, [join(tree.folder, 'hold.js'), folder], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
    tree.remove();
  });
  return child;
}

function compiled(path: string): string {
  return ts.transpileModule(readFileSync(join(root, path), 'utf8'), {
    compilerOptions: {
      module: ts.ModuleKind.ESNext,
      target: ts.ScriptTarget.ES2023,
      verbatimModuleSyntax: true,
      rewriteRelativeImportExtensions: true,
    },
  }).outputText;
}
