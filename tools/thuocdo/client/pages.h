// Lists that services give page by page.
#pragma once

#include <vector>

#include "tools/thuocdo/client/call.h"

namespace thuocdo::client {

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

// One response of all that `method` gives page after page, all of the first one's position and rule set.
template <typename Stub, typename Request, typename Response>
absl::StatusOr<Response> MergePages(const Session& session, const Endpoint& to,
                                    grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&,
                                                                 Response*),
                                    Request request) {
  Response whole;
  do {
    ASSIGN_OR_RETURN(const Response page, Call(session, to, method, request));
    request.mutable_query()->mutable_as_of()->set_position(page.axes().position());
    request.mutable_query()->set_rule_set(page.axes().rule_set());
    request.set_page_token(page.next_page_token());
    whole.MergeFrom(page);
  } while (!request.page_token().empty());
  whole.clear_next_page_token();
  return whole;
}

}  // namespace thuocdo::client
