// SPDX-License-Identifier: AGPL-3.0-or-later
import { Resolver } from 'type-graphql';

@Resolver()
export class HsdsResolver {}
