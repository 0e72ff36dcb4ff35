// SPDX-License-Identifier: AGPL-3.0-or-later
import { DefaultNamingStrategy } from 'typeorm';

/** Columns are called as the properties of their entity, in the way of SQL: `codiceIstat` is `codice_istat`. */
export class ColumnNames extends DefaultNamingStrategy {
  override columnName(property: string, given: string | undefined): string {
    return given ?? property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  }
}
