// SPDX-License-Identifier: AGPL-3.0-or-later

const MAX_LENGTH = 2_048;

/**
 * Where to go after sign-in: a path of our own, made absolute so that no reading of it leads elsewhere.
 * @param asked what the browser asked for, not to be trusted
 * @returns an absolute URL of this origin; the home page when the asked one is not a path of ours
 */
export function returnUrl(asked: unknown, publicUrl: string): string {
  const home = `${publicUrl}/`;
  if (typeof asked !== 'string' || asked.length > MAX_LENGTH || !/^\/(?![/\\])/.test(asked)) return home;
  if (!URL.canParse(asked, publicUrl)) return home;
  const url = new URL(asked, publicUrl);
  // Sign-in's own pages would go round in circles.
  return url.origin === publicUrl && !/^\/auth(\/|$)/i.test(url.pathname) ? url.href : home;
}
