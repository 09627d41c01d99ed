import { describe, expect, it } from 'vitest';
import { officeDocuments } from '../../src/adapters/files/office-documents.ts';
import { contentStore } from '../../src/adapters/files/content-store.ts';
import { digestFiles } from '../../src/cases/digest/digest-files.ts';
import { errands } from '../../src/cases/files/errands.ts';
import { fileMakers } from '../../src/cases/files/makers.ts';
import type { Instant, Month } from '../../src/domain/ids.ts';
import type { Documents } from '../../src/ports/documents.ts';
import type { HeavyWork } from '../../src/runtime/inline-workshop.ts';
import { writeOutcome } from '../../src/runtime/effects.ts';
import { must } from '../contract/store-seed.ts';
import { actsOn } from '../harness/acts.ts';
import { addAdmins, bindAdmin } from '../harness/admins.ts';
import { openBoundVillage } from '../harness/bound.ts';
import type { BoundVillage } from '../harness/bound.ts';
import { openPartyDay, planOf } from '../harness/party-day.ts';
import { calculatedSheet } from '../harness/calculated-sheet.ts';
import { readPng } from '../tools/read-png.ts';

const november = '2026-11' as Month;
const branches = [
  planOf(),
  planOf({ code: 'LH01', village: '柳河村', name: '柳河村党支部', secretary: '周国强' }),
];

/** 16 November: 31/26/3 at the first of two branches, nothing at the second. */
async function township(): Promise<BoundVillage> {
  const village = await openPartyDay(branches);
  await village.say(village.person(0), 'bot', '12/9/2');
  await village.talk.advanceTo('2026-11-16', '10:00');
  await actsOn(village.talk).bindBySlip(village.admin, 'admin', '罗艳');
  return village;
}

const fileOf = ({ talk, admin }: BoundVillage, ending: string) =>
  talk.rehearsal.until(() =>
    talk.rehearsal.messages(admin).find(({ file }) => file?.fileName.endsWith(ending) === true),
  );

/** Files that are not made yet. */
const pending = ({ talk }: BoundVillage) => talk.app().store.read((tx) => tx.tasks.counts().pending);

/** What the digest's job would hand over for the admin of the village. */
function asTheJob({ talk, admin }: BoundVillage, notBefore?: Instant): void {
  talk.app().store.write((tx) => {
    const account = must(tx.accounts.byUser('telegram', String(admin.id)));
    const [town] = tx.org.townships();
    const reader = {
      chatId: must(account.privateChatId),
      accountId: account.id,
      townshipId: must(town).id,
      villageIds: [],
    };
    const files = digestFiles(reader, november, 'first').map((file) => ({
      ...file,
      ...(notBefore === undefined ? {} : { notBefore }),
    }));
    const text = { chatId: reader.chatId, key: 'digest', content: { text: '简报正文' }, wave: true };
    writeOutcome(tx, talk.clock.now(), { messages: [text], files });
  });
  talk.app().tick();
}

describe('the files of a digest', () => {
  it('the picture is shown in the chat of the admin who taps for it, the sheet comes as a file', async () => {
    const village = await township();
    const { admin, say, tap, talk, latest } = village;
    await say(admin, 'bot', '简报');
    expect(latest(admin, '简报').buttons.slice(-2)).toEqual(['逐月图', '汇总表']);
    expect(await tap(admin, 'bot', '逐月图', '简报')).toMatchObject({ text: '正在做，做好就发给您。' });
    const picture = await fileOf(village, '.png');
    expect(picture).toMatchObject({ kind: 'photo', text: '逐月合计，只有合计数，没有个人情况。' });
    expect(readPng(must(picture.file).bytes).width).toBe(1080);

    await tap(admin, 'bot', '汇总表', '简报');
    const sheet = must((await fileOf(village, '.xlsx')).file);
    expect(sheet.fileName).toBe('望河镇2026年11月主题党日汇总表.xlsx');
    const { rows } = await calculatedSheet(sheet.bytes);
    expect(rows.find((row) => row[2] === '石桥村党支部')?.slice(4)).toEqual([
      ...['已开展', 12, 9, 0, 2, 0, 1, null],
    ]);
    expect(rows.find((row) => row[2] === '柳河村党支部')?.slice(4, 7)).toEqual(['没有记录', null, null]);
    expect(talk.rehearsal.violations()).toEqual([]);
  });

  it('whoever sees 联系村 alone gets these alone', async () => {
    const village = await township();
    const { talk, say, tap } = village;
    await addAdmins(village, [{ number: 'T02', name: '唐小平', villages: '柳河村' }]);
    const linked = talk.rehearsal.people.addUser({ name: '小唐' });
    await bindAdmin(village, linked, '唐小平');
    await say(linked, 'bot', '简报');
    await tap(linked, 'bot', '汇总表', '简报');
    const { rows } = await calculatedSheet(
      must((await fileOf({ ...village, admin: linked }, '.xlsx')).file).bytes,
    );
    const text = JSON.stringify(rows);
    expect(text).toContain('柳河村党支部');
    expect(text).toContain('（联系村）');
    expect(text).not.toContain('石桥村');
  });

  it('come behind the text of the digest, once however often it is handed over', async () => {
    const village = await township();
    const { talk, admin } = village;
    asTheJob(village);
    await fileOf(village, '.png');
    await fileOf(village, '.xlsx');
    asTheJob(village);
    await talk.settle();
    const sent = talk.rehearsal.messages(admin).filter(({ file, text }) => file ?? text === '简报正文');
    const [first, ...files] = sent.map(({ kind }) => kind);
    expect([first, files.sort()]).toEqual(['text', ['document', 'photo']]);
  });

  it('are not sent to somebody who is no admin any more when they leave, nor the whole to one who sees 联系村', async () => {
    const reasons = async (becomes: (village: BoundVillage) => void) => {
      const village = await township();
      const { talk } = village;
      asTheJob(village, (talk.clock.now() + 60_000) as Instant);
      await expect.poll(() => pending(village), { timeout: 20_000 }).toBe(0);
      becomes(village);
      await talk.advanceTo('2026-11-16', '10:05');
      const rows = talk
        .app()
        .store.read((tx) =>
          Array.from({ length: 20 }, (_, task) => tx.outbox.byKey(`task:${String(task)}`)).flatMap((row) =>
            row?.body.kind === 'document' ? [[row.state, row.reason]] : [],
          ),
        );
      const dropped = ['dropped', 'no longer admin'];
      expect(rows).toEqual([dropped, dropped]);
      expect(talk.rehearsal.messages(village.admin).some(({ file }) => file !== undefined)).toBe(false);
    };
    await reasons(({ talk, admin }) => {
      talk.app().store.write((tx) => {
        const account = must(tx.accounts.byUser('telegram', String(admin.id)));
        for (const { id } of tx.accounts.bindings(account.id)) tx.accounts.endBinding(id, talk.clock.now());
      });
    });
    await reasons(({ talk }) => {
      talk.app().store.write((tx) => {
        const admin = must(tx.org.adminByNumber('T01A'));
        const [, second] = tx.org.villages();
        tx.org.putAdmin({ ...admin, villageIds: [must(second).id] });
      });
    });
  });
});

describe('what goes wrong with a file', () => {
  /** Whatever is drawn throws. */
  const broken: Documents = {
    ...officeDocuments('zh-CN'),
    counts: () => Promise.reject(new Error('no canvas here')),
    workbook: () => {
      throw new Error('no sheet either');
    },
  };
  const work = (dataDir: string): HeavyWork => {
    const files = contentStore(dataDir);
    return { files, makers: fileMakers(broken), errands: errands({ files }) };
  };

  it('neither stops nor delays the text, and is told to whoever asked for the file', async () => {
    const village = await openBoundVillage(branches, {
      at: { date: '2026-11-16', time: '10:00' },
      outside: { work: work('/nowhere') },
    });
    const { talk, admin } = village;
    await actsOn(talk).bindBySlip(admin, 'admin', '罗艳');
    // The third day after the commonest Party day.
    await talk.advanceTo('2026-11-18', '09:00');
    const digest = must(talk.rehearsal.lastMessage(admin, { containing: '11月主题党日简报' }));
    expect(digest.at).toBe(talk.clock.now());
    const failed = () => talk.app().store.read((tx) => tx.tasks.counts().failed);
    expect(failed()).toBe(0);
    const untilFailed = async (count: number) => {
      // Each tick tries again what has waited long enough.
      for (let ticks = 0; failed() < count && ticks < 50; ticks += 1) {
        talk.clock.advanceBy(20_000);
        await talk.tick();
      }
      expect(failed()).toBe(count);
      return talk.rehearsal.messages(admin).filter(({ text }) => text.includes('没做出来')).length;
    };
    expect(await untilFailed(2)).toBe(0);
    await village.tap(admin, 'bot', '逐月图');
    expect(await untilFailed(3)).toBe(1);
  });
});
