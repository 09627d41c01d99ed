/**
 * Whether an admin of this post reads totals and who needs help, and not every branch: the first secretary of the township, who is
 * responsible for all of it (handbook §4.4). Everybody else has the branches before him too.
 */
export function readsTotalsOnly(post: string): boolean {
  return /(?<!副)书记$/.test(post.trim()) && post.includes('党委');
}
