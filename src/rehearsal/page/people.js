import { byId, make } from './api.js';

const officerPosts = ['书记', '副书记', '组织委员'];

export function isOfficer(person) {
  return person.posts.some((post) => officerPosts.includes(post));
}

/** The list of people by role; a choice calls `choose(user)`. */
export function createPeopleList(choose) {
  const list = byId('people-list');
  const search = byId('search');
  let shown = { groups: [], selected: undefined };

  function draw() {
    const wanted = search.value.trim();
    const sections = shown.groups.flatMap(({ title, people, plain = false }) => {
      const found = people.filter((person) => wanted === '' || wordsOf(person).includes(wanted));
      if (found.length === 0) return [];
      const items = found.map((person) => make('li', {}, plain ? nameOnly(person) : personButton(person)));
      const open = wanted !== '' || !closed.has(title);
      const section = make(
        'details',
        { open },
        make('summary', {}, `${title}（${found.length}）`),
        make('ul', {}, ...items),
      );
      section.addEventListener('toggle', () => {
        if (search.value.trim() === '') closed[section.open ? 'delete' : 'add'](title);
      });
      return [section];
    });
    list.replaceChildren(...(sections.length > 0 ? sections : [make('p', {}, `没有找到“${wanted}”。`)]));
  }

  const closed = new Set(['没有智能手机']);

  function personButton(person) {
    const { user, name, phoneName, posts, branch, condition } = person;
    const more = [posts.join('、'), isOfficer(person) ? branch : '', condition].filter((part) => part !== '');
    if (phoneName !== undefined && !name.startsWith(phoneName)) more.push(`手机上叫“${phoneName}”`);
    return make(
      'button',
      {
        type: 'button',
        'data-user': user,
        'aria-current': shown.selected === user && 'true',
        click: () => choose(user),
      },
      make('span', {}, name),
      more.length > 0 ? make('small', {}, more.join(' · ')) : '',
    );
  }

  search.addEventListener('input', draw);

  return {
    show(stage, users, selected) {
      const phoneNames = new Map(users.map(({ id, name }) => [id, name]));
      const people = stage.people.map((person) => ({ ...person, phoneName: phoneNames.get(person.user) }));
      const inTownship = people.filter(({ branch }) => branch === stage.township);
      const others = people.filter((person) => !inTownship.includes(person));
      const rest = others.filter((person) => !isOfficer(person));
      const groups = [
        { title: '乡镇', people: inTownship },
        { title: '支部班子', people: others.filter(isOfficer) },
        ...[...new Set(rest.map(({ branch }) => branch))].map((branch) => ({
          title: `${branch}党员`,
          people: rest.filter((person) => person.branch === branch),
        })),
        { title: '没有智能手机', people: stage.withoutPhone, plain: true },
      ];
      const next = { groups, selected };
      if (JSON.stringify(next) === JSON.stringify(shown)) return;
      const focused = list.contains(document.activeElement) && document.activeElement.dataset.user;
      shown = next;
      draw();
      if (focused) list.querySelector(`[data-user="${focused}"]`)?.focus();
    },
  };
}

function wordsOf({ name, phoneName = '', branch, posts = [], condition = '' }) {
  return [name, phoneName, branch, ...posts, condition].join(' ');
}

function nameOnly({ name, branch }) {
  return make('p', {}, make('span', {}, name), make('small', {}, `${branch}，书记替他记`));
}
