// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/consoleapp.h"
#include "core/domain/rowjson.h"
#include "core/models/callmodel.h"
#include "core/models/extensionmodel.h"
#include "core/models/parkmodel.h"
#include "core/models/queuedcallermodel.h"
#include "core/models/sitemodel.h"

#include <QApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QPixmap>
#include <QTextStream>

namespace callboard {

using namespace Qt::StringLiterals;

//! Saves the picture and prints what the console had seen until then, for scripts and for packaging/run.
void ConsoleApp::takeScreenshot()
{
    m_models.flush();
    const QPixmap picture = m_window->grab();
    if (!picture.save(m_options.screenshot)) {
        QTextStream(stderr) << tr("callboard: cannot write the picture %1").arg(m_options.screenshot) << Qt::endl;
        QCoreApplication::exit(1);
        return;
    }
    QJsonArray sites;
    for (int row = 0; row < m_models.sites().rowCount(); ++row)
        sites.append(toJson(m_models.sites().at(row).link));
    const QJsonObject summary{{u"screenshot"_s, m_options.screenshot}, {u"at"_s, timeJson(m_clock.now())},
        {u"workspace"_s, ui::toName(m_window->console().workspace())},
        {u"size"_s, u"%1x%2"_s.arg(m_window->width()).arg(m_window->height())}, {u"sites"_s, sites},
        {u"extensions"_s, m_models.extensions().rowCount()}, {u"calls"_s, m_models.calls().rowCount()},
        {u"parkSlots"_s, m_models.parks().rowCount()}, {u"queuedCallers"_s, m_models.queuedCallers().rowCount()},
        {u"callChanges"_s, m_callEvents}, {u"callsEnded"_s, m_callsEnded}};
    QTextStream(stdout) << QJsonDocument(summary).toJson(QJsonDocument::Compact) << Qt::endl;
    QCoreApplication::exit(0);
}

} // namespace callboard
