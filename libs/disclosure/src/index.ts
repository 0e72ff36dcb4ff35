// SPDX-License-Identifier: AGPL-3.0-or-later
export { suppress, type Cella, type CellaProtetta, type RegolaDiSoppressione } from './suppress.ts';
