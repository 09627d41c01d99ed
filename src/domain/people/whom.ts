import type { Post } from './facts.ts';

/** How somebody is addressed: 石桥村党支部书记林福贵, 望禾镇组织委员罗艳. */
export type Whom =
  | { readonly kind: 'person'; readonly branch: string; readonly post: Post | null; readonly name: string }
  | { readonly kind: 'admin'; readonly place: string; readonly post: string; readonly name: string };
