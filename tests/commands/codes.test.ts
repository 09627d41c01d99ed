import { beforeEach, describe, expect, it } from 'vitest';
import type { Bench, Phone } from '../harness/ingest-bench.ts';
import { loseRights, openTwoTownships, refusals } from '../harness/two-townships.ts';
import type { Townships } from '../harness/two-townships.ts';

/* 邀请码: a message to forward for each officer of the own township. */

let townships: Townships;
let bench: Bench;
let admin: Phone;

beforeEach(async () => {
  townships = await openTwoTownships();
  ({ bench } = townships);
  admin = townships.bound('罗艳');
  // The slips that the harness made along with it are not this township's doing.
  bench.clock.advanceBy(31 * 86_400_000);
});

/** Texts of the newest messages, after this many. */
const since = (count: number) =>
  bench
    .shown(admin)
    .slice(count)
    .map(({ content }) => content.text);
const codeIn = (text: string) => /[=：](\d{8}|\d{4} \d{4})/.exec(text)?.[1]?.replace(' ', '') ?? '';
const invitations = (texts: readonly string[]) => texts.filter((text) => text.includes('认一下身份'));

function tapped(label: string): readonly string[] {
  const before = bench.shown(admin).length;
  bench.tap(admin, label);
  return since(before);
}

describe('邀请码', () => {
  it('says how many there are and what becomes void, and makes nothing before a tap', () => {
    const before = bench.read((tx) => tx.audit.entries().length);
    bench.say(admin, '邀请码');
    expect(bench.last(admin).split('\n')).toEqual([
      '书记、副书记、组织委员5人，还有5人没连上助手。',
      '做出来一人一条，请转给本人。',
      '发了新的，以前给的绑定单和邀请就作废。',
    ]);
    expect(bench.buttons(admin)).toEqual(['给没连上的书记发（3条）', '给没连上的都发（5条）']);
    expect(bench.read((tx) => tx.audit.entries().length)).toBe(before);
  });

  it('makes one message an officer, in administrative order, to be forwarded as it is', () => {
    bench.say(admin, '邀请码');
    const texts = tapped('给没连上的都发');
    expect(texts[0]).toBe('下面来5条，一人一条，请分别转给本人，不要发到群里。');
    expect(texts.slice(1).map((text) => text.split('\n')[0])).toEqual([
      '石桥村第一党支部书记林福贵同志：',
      '石桥村第一党支部组织委员陈秀英同志：',
      '石桥村第二党支部书记周国强同志：',
      '石桥村第二党支部副书记赵静同志：',
      '柳河村党支部书记孙大伟同志：',
    ]);
    const code = codeIn(texts[1] ?? '');
    expect(texts[1]).toContain(`https://t.me/bot?start=${code}`);
    expect(texts[1]).toContain(`${code.slice(0, 4)} ${code.slice(4)}`);
    expect(texts[1]).toContain('1月10日前有效，输错5次作废');
    expect(texts[1]).toContain('望禾镇');
  });

  it('makes codes that work', () => {
    bench.say(admin, '邀请码');
    const [, first = ''] = tapped('给没连上的都发');
    const officer = bench.phone('老林');
    bench.say(officer, `/start ${codeIn(first)}`);
    expect(bench.last(officer)).toBe('您是石桥村第一党支部书记林福贵吗？');
    bench.tap(officer, '是我');
    expect(bench.last(officer)).toContain('对上了');
    bench.say(admin, '邀请码');
    expect(bench.last(admin)).toContain('还有4人没连上助手');
    expect(bench.last(admin)).toContain('其中4人手里有没用过的绑定单或邀请：发了新的，旧的就作废。');
  });

  it('makes nothing new by a second tap, which would void what was just made', () => {
    bench.say(admin, '邀请码');
    const [, first = ''] = tapped('给没连上的书记发');
    const before = bench.shown(admin).length;
    expect(bench.tap(admin, '给没连上的书记发').answer).toContain('过期');
    expect(since(before)).toEqual([]);
    const officer = bench.phone('老林');
    bench.say(officer, codeIn(first));
    expect(bench.last(officer)).toContain('林福贵吗');
  });

  it('asks those who are connected again only where everybody is wanted', () => {
    const officer = townships.bound('林福贵');
    bench.say(admin, '邀请码');
    expect(invitations(tapped('给没连上的都发')).join()).not.toContain('林福贵');
    bench.say(admin, '邀请码');
    expect(invitations(tapped('全部重发（5条）'))).toHaveLength(5);
    bench.say(officer, '待办');
    expect(bench.last(officer)).toContain('待办');
  });

  it('leaves nothing of a code in what was sent', () => {
    bench.say(admin, '邀请码');
    const codes = invitations(tapped('给没连上的都发')).map(codeIn);
    expect(new Set(codes).size).toBe(5);
    const rows = bench.read((tx) => {
      const all: string[] = [];
      for (let id = 1; id < 200; id += 1) {
        const row = tx.outbox.row(id as never);
        if (row) all.push(JSON.stringify(row));
      }
      return all.join('\n');
    });
    for (const code of codes) {
      expect(rows).not.toContain(code);
      expect(rows).not.toContain(`${code.slice(0, 4)} ${code.slice(4)}`);
    }
    expect(bench.read((tx) => JSON.stringify(tx.audit.entries()))).not.toContain(codes[0]);
  });

  it('sends twenty at a time where there are many', () => {
    townships.addBranches(57);
    bench.say(admin, '邀请码');
    expect(bench.last(admin)).toContain('一次先来20条');
    const all: string[] = [];
    for (const label of ['给没连上的书记发（60条）', '再发20条', '再发20条'])
      all.push(...invitations(tapped(label)));
    expect(all).toHaveLength(60);
    expect(new Set(all.map(codeIn)).size).toBe(60);
    expect(bench.last(admin)).toContain('认一下身份');
  });

  it('makes them at once for a branch that was named, and asks where a code would be void', () => {
    const before = bench.shown(admin).length;
    bench.say(admin, '邀请码 柳河');
    expect(since(before)).toHaveLength(2);
    expect(bench.last(admin)).toContain('孙大伟');
    bench.say(admin, '邀请码 柳河');
    expect(bench.last(admin)).toContain('旧的就作废');
    bench.say(admin, '邀请码 杏花村');
    expect(bench.last(admin)).toMatch(/^没有“杏花村”这个支部，或者不归您管。例如：邀请码 石桥村第.党支部$/);
  });

  it('is for 联村干部 of the own villages', () => {
    const linked = townships.bound('小联');
    bench.clock.advanceBy(31 * 86_400_000);
    bench.say(linked, '邀请码');
    bench.tap(linked, '发（1条）');
    expect(bench.last(linked)).toContain('孙大伟');
  });

  it('makes nothing once the right is lost between question and tap', () => {
    bench.say(admin, '邀请码');
    loseRights(bench, admin);
    const before = refusals(bench);
    expect(invitations(tapped('给没连上的都发'))).toEqual([]);
    expect(refusals(bench)).toBe(before + 1);
  });

  it('is not for strangers, and the attempt is written down', () => {
    const stranger = bench.phone('路人');
    bench.say(stranger, '/codes');
    expect(bench.last(stranger)).toBe('这件事由乡镇的同志来办。');
    expect(bench.read((tx) => tx.audit.entries().at(-1))).toMatchObject({
      action: 'refused',
      subject: 'command:codes',
    });
  });
});
