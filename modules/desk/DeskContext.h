// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <session/ActionRegistry.h>
#include <session/FilterModel.h>
#include <session/Link.h>
#include <session/SelectionModel.h>

namespace egret::desk {

/// What the panes of one desk window work with; all outlive the panes.
struct DeskContext
{
    session::CitySession &session;
    session::ActionRegistry &actions;
    session::UndoHistory &history;
    session::SelectionModel &selection;
    session::FilterModel &filters;
    session::DeskStore *store; ///< null: nothing is kept
};

} // namespace egret::desk
