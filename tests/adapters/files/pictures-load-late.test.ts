import { expect, it } from 'vitest';
import { heavyWork } from '../../../src/heavy-work.ts';
import { officeDocuments } from '../../../src/adapters/files/office-documents.ts';

/** Native libraries that this process has loaded. */
function loaded(): readonly string[] {
  const { sharedObjects } = process.report.getReport() as unknown as {
    readonly sharedObjects: readonly string[];
  };
  return sharedObjects.filter((file) => /skia|canvas/.test(file));
}

it('the drawing library is loaded by the first picture, not by the program that may draw one', async () => {
  expect(Object.keys(heavyWork({ dataDir: '/nowhere', locale: 'zh-CN' }).makers)).toContain('digest-picture');
  await officeDocuments('zh-CN')
    .workbook({ sheets: [] })
    .catch(() => undefined);
  expect(loaded()).toEqual([]);
  await officeDocuments('zh-CN').counts({ title: '图', under: '', panels: [], foot: [] });
  expect(loaded()).toHaveLength(1);
});
