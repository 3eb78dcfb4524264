// SPDX-License-Identifier: MIT
/// What an asset brings when it is given up.
#pragma once

#include "compile/asset_rows.hpp"
#include "statements/books.hpp"

namespace gonogo {

/// Of what is replaced alone, without the sale at the end.
Term proceeds_of_replaced(Books& books, const Investment& asset, const AssetRows& rows);

/// Cash from disposals of an asset, in the steps in which it is given up: a replaced asset is sold
/// for its residual value. Book value and residual are those of `rows`; a sale at cost is at the
/// cost of `paid`.
Term proceeds_of(Books& books, const Investment& asset, const AssetRows& rows,
                 const AssetRows& paid);

}  // namespace gonogo
