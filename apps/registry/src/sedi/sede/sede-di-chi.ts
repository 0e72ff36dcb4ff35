// SPDX-License-Identifier: AGPL-3.0-or-later
export { ammettePer, requireProprioComune, riguarda, soloDelComune } from '../../ambito/comuni/proprio-comune.ts';
