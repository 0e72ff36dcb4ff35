// SPDX-License-Identifier: AGPL-3.0-or-later
/** A UUID of version 7 (RFC 9562): those made later sort later. */
export { v7 as uuidv7 } from 'uuid';
