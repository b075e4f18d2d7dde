// SPDX-License-Identifier: GPL-3.0-or-later
#include <http/Problem.h>

namespace egret::http {

int statusOf(Error::Code code)
{
    switch (code) {
    case Error::Code::Unavailable: return 503;
    case Error::Code::Rejected: return 400;
    case Error::Code::NotFound: return 404;
    case Error::Code::Conflict: return 409;
    case Error::Code::Denied: return 403;
    case Error::Code::Corrupt: return 500;
    case Error::Code::Limit: return 413;
    case Error::Code::Cancelled: return 503;
    case Error::Code::Stale: return 410;
    }
    return 500;
}

Response problem(int status, const std::string &detail, const Json &extra)
{
    Json body = extra.is_object() ? extra : Json::object();
    body["type"] = "about:blank";
    body["title"] = std::string(reasonPhrase(status));
    body["status"] = status;
    body["detail"] = detail;
    Response response = textResponse(status, "application/problem+json",
                                     body.dump(-1, ' ', false, Json::error_handler_t::replace));
    response.fields.add("Cache-Control", "no-store");
    return response;
}

Response problem(const Error &error, const Json &extra)
{
    Response response = problem(statusOf(error.code), error.message, extra);
    if (response.status == 503)
        response.fields.add("Retry-After", "1");
    return response;
}

} // namespace egret::http
