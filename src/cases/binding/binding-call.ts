import type { CardView } from '../../card.ts';
import type { Actor } from '../../domain/authority/actor.ts';
import type { Chat } from '../../ports/store/chats.ts';

/** A moment of the program, without anybody acting in it. */
export type BindingMoment = Omit<CardView, 'card'>;

/** Somebody acting somewhere: the part of a command's or button's call that binding needs. */
export interface BindingCall extends BindingMoment {
  readonly actor: Actor;
  readonly chat: Chat;
}
