// SPDX-License-Identifier: GPL-3.0-or-later
#include <desk/Retranslated.h>

#include <QEvent>
#include <QWidget>

namespace egret::desk {

namespace {

class Writer final : public QObject
{
public:
    Writer(QWidget *widget, std::function<void()> write) : QObject(widget), m_write(std::move(write))
    {
        widget->installEventFilter(this);
        m_write();
    }

    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::LanguageChange)
            m_write();
        return false;
    }

private:
    std::function<void()> m_write;
};

} // namespace

void whenTranslated(QWidget *widget, std::function<void()> write) { new Writer(widget, std::move(write)); }

} // namespace egret::desk
