// SPDX-License-Identifier: AGPL-3.0-or-later
import { readPage } from './read-page.mjs';
import { serve } from './serve.mjs';

serve(readPage);
