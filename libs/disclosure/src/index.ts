// SPDX-License-Identifier: AGPL-3.0-or-later
export { sopprimi, type Cella, type CellaProtetta, type RegolaDiSoppressione } from './sopprimi.ts';
