// SPDX-License-Identifier: AGPL-3.0-or-later
import type { EmittingUnit } from '@ambito/persistence';

/** What a unit of a command and a unit of a worker both have, in one Ambito. */
export type AmbitoUnit = EmittingUnit & { readonly ambitoId: string };
