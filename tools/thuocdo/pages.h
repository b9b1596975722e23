// Lists that services give page by page.
#pragma once

#include <vector>

#include "tools/thuocdo/call.h"

namespace thuocdo {

// Everything that `method` lists, page after page. `items` takes the page's items out of a response.
template <typename Item, typename Stub, typename Request, typename Response, typename Items>
absl::StatusOr<std::vector<Item>> ListAll(const Session& session, const Endpoint& to,
                                          grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&,
                                                                       Response*),
                                          Request request, Items items) {
  std::vector<Item> all;
  do {
    ASSIGN_OR_RETURN(Response page, Call(session, to, method, request));
    for (const Item& item : items(page)) all.push_back(item);
    request.set_page_token(page.next_page_token());
  } while (!request.page_token().empty());
  return all;
}

}  // namespace thuocdo
